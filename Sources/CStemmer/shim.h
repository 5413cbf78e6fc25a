/* Debian package: libstemmer-dev. */
#pragma once
#include <libstemmer.h>
