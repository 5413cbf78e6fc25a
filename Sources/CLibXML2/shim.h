/* Debian package: libxml2-dev. */
#pragma once
#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU and would pull in ICU's headers, which clash with the ICU inside Foundation. Only
   the layout of xmlCharEncodingHandler depends on it, and that is not used here. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
