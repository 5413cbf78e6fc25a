/* The allocator of the GNU C library (libc6-dev), which Swift does not show. */
#pragma once
#include <malloc.h>
