/* Debian package: zlib1g-dev. */
#pragma once
#include <zlib.h>

/* inflateInit is a macro. */
static inline int indsats_inflate_init(z_stream *stream) { return inflateInit(stream); }
