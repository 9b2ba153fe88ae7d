/* SPDX-License-Identifier: Apache-2.0 */
/* The built-in ontology as read-only data: mapped by the kernel, read from disk only where touched. */
    .section .rodata
    .global entente_world_begin, entente_world_end, entente_acts_begin, entente_acts_end
    .global entente_actors_begin, entente_actors_end
    .balign 64
entente_world_begin:
    .incbin ENTENTE_WORLD_FILE
entente_world_end:
    .byte 0
    .balign 64
entente_acts_begin:
    .incbin ENTENTE_ACTS_FILE
entente_acts_end:
    .byte 0
    .balign 64
entente_actors_begin:
    .incbin ENTENTE_ACTORS_FILE
entente_actors_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
