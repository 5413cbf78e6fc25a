/* Debian package: libqpdf-dev. */
#pragma once
#include <qpdf/qpdf-c.h>
#include <string.h>

/* Whether bytes hold a word. The C library's own search for it is an extension that Swift does not see. */
static inline int indsats_find(const char *bytes, size_t count, const char *word, size_t length) {
  for (const char *place = bytes; count >= length;) {
    const char *next = (const char *)memchr(place, word[0], count - length + 1);
    if (next == NULL) return 0;
    if (memcmp(next, word, length) == 0) return 1;
    count -= (size_t)(next + 1 - place);
    place = next + 1;
  }
  return 0;
}
