// libcurl, and its variadic functions with the types that Swift can call.
#pragma once
#include <curl/curl.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include "socket-queue.h"

static inline CURLcode kube_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode kube_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode kube_curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode kube_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, (void *)value);
}

// The callbacks of reading, writing and headers have this form in common.
typedef size_t (*kube_curl_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode kube_curl_set_transfer(CURL *handle, CURLoption option, kube_curl_transfer callback) {
  return curl_easy_setopt(handle, option, callback);
}

// Called when there is a connection for the request and nothing of it has been sent.
static inline CURLcode kube_curl_set_connected(CURL *handle, curl_prereq_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

// libcurl makes a copy.
static inline CURLcode kube_curl_set_blob(CURL *handle, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return curl_easy_setopt(handle, option, &blob);
}

static inline const char *kube_curl_version(void) {
  return curl_version_info(CURLVERSION_NOW)->version;
}

static inline long kube_curl_long_info(CURL *handle, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(handle, info, &value);
  return value;
}

// The socket of a connection that was made with CURLOPT_CONNECT_ONLY.
static inline curl_socket_t kube_curl_socket(CURL *handle) {
  curl_socket_t value = CURL_SOCKET_BAD;
  curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &value);
  return value;
}

static inline void *kube_curl_context(CURL *handle) {
  void *value = NULL;
  curl_easy_getinfo(handle, CURLINFO_PRIVATE, &value);
  return value;
}

// Called with what libcurl has to say of a transfer, where CURLOPT_VERBOSE is set.
static inline CURLcode kube_curl_set_debug(CURL *handle, curl_debug_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
}

// How long the other end of a socket may leave what it is sent unacknowledged or unread; 0 for as long as it likes.
// Sockets that are none of TCP refuse, which does no harm.
static inline void kube_curl_limit_silence(curl_socket_t socket, int seconds) {
#if defined(TCP_USER_TIMEOUT)
  unsigned int milliseconds = (unsigned int)seconds * 1000;
  setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof(milliseconds));
#elif defined(TCP_RXT_CONNDROPTIME)
  setsockopt(socket, IPPROTO_TCP, TCP_RXT_CONNDROPTIME, &seconds, sizeof(seconds));
#else
  (void)socket;
  (void)seconds;
#endif
}

// Has a dead connection noticed within some 45 seconds: by probes where nothing is sent, and by what is not acknowledged.
static inline int kube_curl_prepare_socket(void *context, curl_socket_t socket, curlsocktype purpose) {
  (void)context;
  (void)purpose;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
#ifdef TCP_KEEPCNT
  int probes = 3;
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof(probes));
#endif
  kube_curl_limit_silence(socket, 45);
  return CURL_SOCKOPT_OK;
}

static inline CURLcode kube_curl_prepare_sockets(CURL *handle) {
  return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, kube_curl_prepare_socket);
}

// Called with what to wait for at a socket.
static inline CURLMcode kube_curl_multi_set_socket(CURLM *multi, curl_socket_callback callback, void *context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
  return code == CURLM_OK ? curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context) : code;
}

// Called with the time after which libcurl wants to be called.
static inline CURLMcode kube_curl_multi_set_timer(CURLM *multi, curl_multi_timer_callback callback, void *context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
  return code == CURLM_OK ? curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context) : code;
}

static inline CURLMcode kube_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The result of a message of a transfer that is done, which is in a union.
static inline CURLcode kube_curl_result(const CURLMsg *message) {
  return message->data.result;
}

enum {
  KUBE_CURL_WRITE_PAUSE = CURL_WRITEFUNC_PAUSE,
  KUBE_CURL_READ_PAUSE = CURL_READFUNC_PAUSE,
  KUBE_CURL_READ_ABORT = CURL_READFUNC_ABORT,
};
