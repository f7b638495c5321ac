"""Many agreements printed as one job: asked for, made by the worker in parts, fetched and counted, gone after a day."""
