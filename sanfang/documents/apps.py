from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "sanfang.documents"

    def ready(self) -> None:
        from sanfang.agreements.followers import follow, follow_texts
        from sanfang.codes import printable
        from sanfang.documents.actions import issue
        from sanfang.documents.glyphs import known_missing
        from sanfang.documents.paper_actions import lapse_papers

        follow(lapse_papers)
        follow_texts(issue)
        printable.ask(known_missing)
