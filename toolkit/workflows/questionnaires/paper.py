"""A questionnaire as a paper form in Word."""

from datetime import date

from toolkit.documents.content.paper_form import paper_form
from toolkit.documents.exporters.docx import render
from toolkit.kernel.questions.assembly import spread
from toolkit.models.document import Brand, Properties
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.interviews.questionnaire import Questionnaire


def print_form(form: Questionnaire, engagement: Engagement | None, day: date) -> bytes:
    """Return the .docx of a gathered questionnaire, on the paper of the engagement if there is one."""
    properties = Properties(document_id=form.id, version=form.version, day=day)
    if engagement is not None:
        own = engagement.brand
        brand = Brand(name=own.name, accent=own.accent, legal_footer=own.legal_footer)
        properties = properties.model_copy(
            update={"client": engagement.client.name, "author": own.name, "brand": brand}
        )
    return render(paper_form(spread(form), properties))
