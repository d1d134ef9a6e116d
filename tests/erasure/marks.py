"""Her name, and the made-up marks in her words, which no other text holds."""

NAME, EMAIL = "Ombrifane Quill", "quillfeather@letters.example"
# What she wrote in circles, what she wrote for few or nobody, and what she wrote at the desk.
POSTED, PRIVATE, AT_DESK = "zimbelkraut", "velquorra", "yttrowend"
