"""Lists to take away as a workbook: asked for, made by the worker, fetched by whoever asked, gone after a day."""
