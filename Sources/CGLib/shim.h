/* Debian package: libglib2.0-dev. */
#pragma once
#include <glib.h>
