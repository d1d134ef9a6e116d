"""Houses without a mail server look into a mailbox: a real line to a small one made here."""

import re
import socketserver
import threading

import pytest

from sameboat.mailing.commands import taking_in
from sameboat.mailing.commands.taking_in import Taken
from sameboat.mailing.receiving.mailbox import look_into_mailbox
from sameboat.mailing.testing import mail_from
from sameboat.posts.models import Post


class Mailbox(socketserver.StreamRequestHandler):
    """As much of IMAP as is asked of it."""

    def handle(self):
        self.say("* OK here")
        for line in self.rfile:
            tag, _space, told = line.decode().strip().partition(" ")
            self.do(told)
            self.say(f"{tag} OK done")
            if told == "LOGOUT":
                return

    def do(self, told):
        mails = self.server.mails
        if told == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif told.startswith("SELECT"):
            self.say(f"* {len(mails)} EXISTS")
        elif told.startswith("UID SEARCH"):
            unseen = [str(uid) for uid in mails if uid not in self.server.seen]
            self.say(f"* SEARCH {' '.join(unseen)}".strip())
        elif found := re.match(r"UID FETCH (\d+)", told):
            raw = mails[int(found[1])]
            self.say(f"* {found[1]} FETCH (UID {found[1]} BODY[] {{{len(raw)}}}")
            self.wfile.write(raw + b")\r\n")
        elif found := re.match(r"UID STORE (\d+) \+FLAGS \(\\(\w+)\)", told):
            (self.server.seen if found[2] == "Seen" else self.server.deleted).add(int(found[1]))
        elif found := re.match(r'UID COPY (\d+) "(\w+)"', told):
            self.server.copied.append((int(found[1]), found[2]))
        elif told == "LOGOUT":
            self.say("* BYE")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def box(settings):
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox)
    server.mails, server.seen, server.deleted, server.copied = {}, set(), set(), []
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.IMAP_HOST, settings.IMAP_PORT = server.server_address
    settings.IMAP_NAME, settings.IMAP_PASSPHRASE, settings.IMAP_TLS = "house", "key", False
    settings.IMAP_DONE = ""
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_answer_is_taken_in_once_and_marked_as_read(asha, answer_to, box):
    to = answer_to(asha)
    box.mails[7] = mail_from(asha, "house@mail.example", "By way of a box.", Delivered_To=to)
    box.mails[8] = mail_from(asha, "house@mail.example", "For nobody.")

    assert look_into_mailbox() == [Taken.POSTED, Taken.STRANGER]
    assert look_into_mailbox() == []
    assert Post.objects.get(author=asha).body == "By way of a box."
    assert box.seen == {7, 8}


def test_what_failed_is_looked_at_again(asha, answer_to, box, monkeypatch):
    to = answer_to(asha)
    box.mails[7] = mail_from(asha, to, "Once more.")

    with monkeypatch.context() as broken:
        broken.setattr(taking_in, "read_mail", None)
        first = look_into_mailbox()

    assert first == [Taken.FAILED]
    assert box.seen == set()
    assert look_into_mailbox() == [Taken.POSTED]


def test_a_mail_that_was_taken_in_and_not_marked_is_known(asha, answer_to, box):
    to = answer_to(asha)
    box.mails[7] = mail_from(asha, to, "The line went down.")
    look_into_mailbox()
    box.seen.clear()

    assert look_into_mailbox() == [Taken.AGAIN]
    assert Post.objects.filter(author=asha).count() == 1


def test_it_is_moved_where_the_house_wants_that(asha, answer_to, box, settings):
    settings.IMAP_DONE = "Done"
    box.mails[7] = mail_from(asha, answer_to(asha), "Put me away.")

    look_into_mailbox()

    assert box.copied == [(7, "Done")]
    assert box.deleted == {7}
