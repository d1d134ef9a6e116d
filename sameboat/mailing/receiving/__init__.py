"""The two ways in: a mail server that hands mails on to us, and a mailbox that we look into."""
