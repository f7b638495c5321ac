"""The résumés, written line by line by their owners."""

from __future__ import annotations

from demo.loading.happening import Happening, moment
from demo.loading.stage import Json, Stage
from sanfang.recruiting.actions import resumes
from sanfang.recruiting.actions.resumes import Line, Words


def writing(stage: Stage, one: Json) -> Happening:
    """A résumé as `recruiting.json` tells it; the line of one's education comes from the record."""

    def write() -> None:
        actor = stage.graduate(one)
        resume = resumes.begin(actor=actor)
        resumes.write(resume, Words(one["objective"], one["skills"], one["about"]), actor=actor)
        for line in one["lines"]:
            resumes.add_line(resume, Line(kind="experience", **line), actor=actor)
        if "attachment" in one:
            resumes.attach(resume, stage.papers.keep(one["attachment"]), actor=actor)

    return Happening(moment(one["written_at"]), write)
