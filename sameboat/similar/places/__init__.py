"""Where everybody stands among the others: rows whose product is how alike two people are, and the files of them."""
