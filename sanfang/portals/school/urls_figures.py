"""The addresses of 「数据分析」."""

from django.urls import path

from sanfang.portals.school import figure_reviews, figures

urlpatterns = [
    path("figures/", figures.analysis, name="figures"),
    path("figures/records/", figures.records, name="figure_records"),
    path("figures/reviews/", figure_reviews.reviews, name="figure_reviews"),
    path("figures/definitions/", figures.meaning, name="figure_definitions"),
    path("figures/workbook/", figures.workbook, name="figures_workbook"),
]
