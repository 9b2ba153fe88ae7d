/* SPDX-License-Identifier: Apache-2.0 */
/* The sentence model as read-only data. */
    .section .rodata
    .global entente_sentences_begin, entente_sentences_end
    .balign 64
entente_sentences_begin:
    .incbin ENTENTE_SENTENCES_FILE
entente_sentences_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
