#pragma once
#include <curl/curl.h>
#include <dlfcn.h>

// libcurl brings some thirty libraries with it, which would add half as much again to the time that every run of a
// program takes to start. So it is loaded when the first request is made, and not linked: these are its functions.
struct CurlFunctions {
    CURLcode (*global_init)(long);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    void (*easy_cleanup)(CURL *);
    const char *(*easy_strerror)(CURLcode);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
    CURLM *(*multi_init)(void);
    CURLMcode (*multi_add_handle)(CURLM *, CURL *);
    CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
    CURLMcode (*multi_perform)(CURLM *, int *);
    CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned int, int, int *);
    CURLMsg *(*multi_info_read)(CURLM *, int *);
    CURLMcode (*multi_cleanup)(CURLM *);
    CURLU *(*url)(void);
    CURLUcode (*url_set)(CURLU *, CURLUPart, const char *, unsigned int);
    CURLUcode (*url_get)(const CURLU *, CURLUPart, char **, unsigned int);
    void (*url_cleanup)(CURLU *);
    const char *(*url_strerror)(CURLUcode);
    void (*free)(void *);
};

// Finds the functions. Gives what the system says of a library or a function that is missing, or a null pointer.
static inline const char *curl_functions_load(struct CurlFunctions *functions) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define CURL_FUNCTION(name) \
    if (!(functions->name = (__typeof__(functions->name))dlsym(library, "curl_" #name))) return dlerror();
    CURL_FUNCTION(global_init)
    CURL_FUNCTION(easy_init)
    CURL_FUNCTION(easy_setopt)
    CURL_FUNCTION(easy_getinfo)
    CURL_FUNCTION(easy_cleanup)
    CURL_FUNCTION(easy_strerror)
    CURL_FUNCTION(slist_append)
    CURL_FUNCTION(slist_free_all)
    CURL_FUNCTION(multi_init)
    CURL_FUNCTION(multi_add_handle)
    CURL_FUNCTION(multi_remove_handle)
    CURL_FUNCTION(multi_perform)
    CURL_FUNCTION(multi_poll)
    CURL_FUNCTION(multi_info_read)
    CURL_FUNCTION(multi_cleanup)
    CURL_FUNCTION(url)
    CURL_FUNCTION(url_set)
    CURL_FUNCTION(url_get)
    CURL_FUNCTION(url_cleanup)
    CURL_FUNCTION(url_strerror)
    CURL_FUNCTION(free)
#undef CURL_FUNCTION
    return functions->global_init(CURL_GLOBAL_ALL) == CURLE_OK ? NULL : "libcurl could not be started";
}

// Swift calls no function with a variable number of arguments: one a kind of option.
static inline CURLcode curl_set_number(const struct CurlFunctions *curl, CURL *handle, CURLoption option, long value) {
    return curl->easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_size(
    const struct CurlFunctions *curl, CURL *handle, CURLoption option, curl_off_t value) {
    return curl->easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_pointer(
    const struct CurlFunctions *curl, CURL *handle, CURLoption option, const void *value) {
    return curl->easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_data_function(
    const struct CurlFunctions *curl, CURL *handle, CURLoption option, curl_write_callback function) {
    return curl->easy_setopt(handle, option, function);
}

static inline CURLcode curl_set_socket_function(
    const struct CurlFunctions *curl, CURL *handle, CURLoption option, curl_opensocket_callback function) {
    return curl->easy_setopt(handle, option, function);
}

static inline long curl_get_number(const struct CurlFunctions *curl, CURL *handle, CURLINFO info) {
    long value = 0;
    return curl->easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline const char *curl_get_text(const struct CurlFunctions *curl, CURL *handle, CURLINFO info) {
    const char *value = NULL;
    return curl->easy_getinfo(handle, info, &value) == CURLE_OK ? value : NULL;
}

static inline CURLcode curl_message_result(const CURLMsg *message) { return message->data.result; }
