"""Pages as somebody signed in reads them."""

from django.test import Client


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def text(answer):
    return answer.content.decode()
