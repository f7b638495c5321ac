app_name = "graduate"
urlpatterns = []
