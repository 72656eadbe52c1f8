#ifndef COPENSSL_H
#define COPENSSL_H

// OpenSSL, loaded when TLS is first wanted, so that a server without TLS neither starts slower nor grows by it.

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#define COPENSSL_FUNCTIONS(X) \
  X(OPENSSL_init_ssl) X(TLS_server_method) X(TLS_client_method) \
  X(SSL_CTX_new) X(SSL_CTX_free) X(SSL_CTX_ctrl) X(SSL_CTX_set_options) X(SSL_CTX_set_cipher_list) \
  X(SSL_CTX_use_certificate) X(SSL_CTX_use_PrivateKey) X(SSL_CTX_set_alpn_select_cb) X(SSL_select_next_proto) \
  X(SSL_new) X(SSL_free) X(SSL_set_bio) X(SSL_set_accept_state) X(SSL_set_connect_state) \
  X(SSL_CTX_set_verify) X(SSL_CTX_set_default_verify_paths) X(SSL_CTX_get_cert_store) X(X509_STORE_add_cert) \
  X(SSL_ctrl) X(SSL_set1_host) X(SSL_get0_param) X(X509_VERIFY_PARAM_set1_ip_asc) X(SSL_set_alpn_protos) \
  X(SSL_get_verify_result) X(X509_verify_cert_error_string) \
  X(SSL_get0_alpn_selected) \
  X(SSL_do_handshake) X(SSL_read) X(SSL_write) X(SSL_shutdown) X(SSL_get_error) \
  X(BIO_new) X(BIO_s_mem) X(BIO_free) X(BIO_read) X(BIO_write) X(BIO_ctrl) \
  X(ERR_clear_error) X(ERR_peek_last_error) X(ERR_reason_error_string) \
  X(PEM_read_bio_X509) X(PEM_write_bio_X509) X(PEM_read_bio_PrivateKey) X(PEM_write_bio_PKCS8PrivateKey) \
  X(EVP_PKEY_CTX_new_from_name) X(EVP_PKEY_keygen_init) X(EVP_PKEY_CTX_set_group_name) X(EVP_PKEY_generate) \
  X(EVP_PKEY_CTX_free) X(EVP_PKEY_free) X(EVP_sha256) X(RAND_bytes) X(BN_bin2bn) X(BN_to_ASN1_INTEGER) X(BN_free) \
  X(X509_new) X(X509_free) X(X509_set_version) X(X509_get_serialNumber) X(X509_getm_notBefore) \
  X(X509_getm_notAfter) X(X509_get0_notBefore) X(X509_get0_notAfter) X(X509_gmtime_adj) X(X509_cmp_time) \
  X(ASN1_TIME_to_tm) X(X509_get_subject_name) X(X509_get_issuer_name) X(X509_NAME_cmp) X(X509_NAME_oneline) \
  X(X509_NAME_add_entry_by_txt) \
  X(X509_set_issuer_name) X(X509_set_pubkey) X(X509V3_set_ctx) X(X509V3_EXT_nconf_nid) X(X509_add_ext) \
  X(X509_EXTENSION_free) X(X509_sign) X(X509_check_private_key) X(X509_check_ca)

// Macros with casts in them, which Swift cannot read.
static const uint64_t COpenSSL_OP_NO_RENEGOTIATION = SSL_OP_NO_RENEGOTIATION;
static const uint64_t COpenSSL_OP_NO_COMPRESSION = SSL_OP_NO_COMPRESSION;

#pragma clang assume_nonnull begin

/// A pointer to each function that is used, of the type that OpenSSL's own headers give it.
struct COpenSSLFunctions {
#define X(function) __typeof__(function) *function;
  COPENSSL_FUNCTIONS(X)
#undef X
};

/// The functions of libssl and libcrypto, the libraries being loaded at the first call; null when that failed.
const struct COpenSSLFunctions *_Nullable COpenSSL_load(void);

/// Why ``COpenSSL_load`` returned null; empty when it did not.
const char *COpenSSL_failure(void);

#pragma clang assume_nonnull end

#endif
