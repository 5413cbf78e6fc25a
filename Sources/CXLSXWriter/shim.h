/* Debian package: libxlsxwriter-dev. */
#pragma once
#include <xlsxwriter.h>
