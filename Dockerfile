# Stages: toolchain → packages → build → server (the image), and packages → test (scripts/test without Swift at hand).
# REGISTRY may name a registry with a trailing slash: Podman wants one, companies have their own.
ARG REGISTRY=

FROM ${REGISTRY}swift:6.3-bookworm AS toolchain
WORKDIR /source
COPY scripts/install scripts/packages scripts/
RUN scripts/install build && rm -rf /var/lib/apt/lists/*

# Changes to sources leave this layer alone: dependencies are fetched when the manifest changes.
FROM toolchain AS packages
COPY Package.* ./
RUN swift package resolve

FROM packages AS test
RUN scripts/install test && rm -rf /var/lib/apt/lists/*
COPY . .
ENTRYPOINT ["scripts/test"]

FROM packages AS build
# The manifest names every target, so their folders have to be there; only the server's own are compiled.
COPY Fixtures Fixtures
COPY Tests Tests
COPY Sources Sources
COPY scripts/build scripts/
COPY scripts/link scripts/link
RUN install -D "$(scripts/build -Xlinker -s)" /out/sortedpro-sandbox

FROM ${REGISTRY}debian:bookworm-slim AS server
ARG VERSION=dev
# The binary links libc alone. What it opens on first use: OpenSSL for TLS, the others to draw labels.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libssl3 \
 && apt-get install -y --no-install-recommends fonts-dejavu-core libcairo2 libzint2.11 \
 && rm -rf /var/lib/apt/lists/*
LABEL org.opencontainers.image.title="SortedPRO Sandbox" \
      org.opencontainers.image.description="A stand-in for the SortedPRO shipping API, for tests and development" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim"
COPY --from=build /out/sortedpro-sandbox /usr/local/bin/sortedpro-sandbox
# The local authority is kept here; a volume at this place keeps it from one container to the next.
RUN install -d -o 10001 -g 10001 -m 755 /var/lib/sortedpro-sandbox
ENV SANDBOX_HOST=0.0.0.0 SANDBOX_TLS_DIR=/var/lib/sortedpro-sandbox
EXPOSE 8080
EXPOSE 8443
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=2s --start-period=2s --retries=3 CMD ["sortedpro-sandbox", "healthcheck"]
ENTRYPOINT ["sortedpro-sandbox"]
