app_name = "province"
urlpatterns = []
