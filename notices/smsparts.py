"""How many parts does a text message cost? 160 letters of the GSM alphabet or 70 others; less where it is divided."""

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = set("^{}\\[~]|€\f")
ALONE, DIVIDED = {True: 160, False: 70}, {True: 153, False: 67}


def parts(text):
    """(parts, signs, signs in a part): each Persian sign is of the larger kind, and makes all of its message so."""
    is_gsm = set(text) <= GSM | GSM_TWICE
    signs = sum(2 if sign in GSM_TWICE else 1 for sign in text) if is_gsm else len(text.encode("utf-16-be")) // 2
    if signs <= ALONE[is_gsm]:
        return 1, signs, ALONE[is_gsm]
    return -(-signs // DIVIDED[is_gsm]), signs, DIVIDED[is_gsm]
