/* SPDX-License-Identifier: Apache-2.0 */
/* The model files as read-only data. */
    .section .rodata
    .global entente_analyser_begin, entente_analyser_end
    .balign 4096
entente_analyser_begin:
    .incbin ENTENTE_ANALYSER_FILE
entente_analyser_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
