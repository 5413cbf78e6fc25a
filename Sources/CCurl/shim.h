/* Debian package: libcurl4-openssl-dev. The option calls take any number of arguments, which Swift cannot call. */
#pragma once
#include <curl/curl.h>

static inline CURLcode indsats_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode indsats_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode indsats_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*indsats_curl_sink)(char *bytes, size_t size, size_t count, void *context);

/* Where body and header lines go, piece by piece. */
static inline void indsats_curl_set_sinks(CURL *handle, indsats_curl_sink body, indsats_curl_sink header, void *context) {
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}

static inline long indsats_curl_status(CURL *handle) {
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}
