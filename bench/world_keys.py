"""Who the measures sign in as."""

NAME, PASSPHRASE = "Bench Heron", "a quiet measured afternoon"
