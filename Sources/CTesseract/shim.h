/* Debian packages: libtesseract-dev, libleptonica-dev. */
#pragma once
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>
