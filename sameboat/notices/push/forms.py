"""What a browser gives when push is turned on."""

from django import forms


class AddressForm(forms.Form):
    """Where messages for it go, and how they are sealed."""

    endpoint = forms.CharField(max_length=1000)
    point = forms.CharField(max_length=100)
    secret = forms.CharField(max_length=30)
