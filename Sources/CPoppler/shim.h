/* Debian package: libpoppler-glib-dev (brings cairo and glib). */
#pragma once
#include <cairo.h>
#include <glib.h>
#include <poppler.h>
