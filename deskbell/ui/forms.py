"""How every form of Deskbell is drawn: FORM_RENDERER names the class below."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Label, help, control, error: in this order, tied together for those who listen."""

    form_template_name = "ui/_form.html"
    field_template_name = "ui/_field.html"
