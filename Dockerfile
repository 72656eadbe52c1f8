# Stages: toolchain → packages → build → facts → server (the image), libraries → server, and packages → test (scripts/test without
# Swift at hand).
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

# The binary links libc alone. What it opens on first use: OpenSSL for TLS, libcurl for webhooks, the others to draw labels. Here they are put together
# for an image that has nothing else.
FROM ${REGISTRY}debian:bookworm-slim AS libraries
RUN apt-get update \
 && apt-get install -y --no-install-recommends fonts-dejavu-core libcairo2 libcurl4 libssl3 libzint2.11 \
 && rm -rf /var/lib/apt/lists/*
COPY scripts/image-root scripts/
RUN scripts/image-root /roots/base libc.so.6 libm.so.6 \
 && ln -s usr/lib /roots/base/lib && ln -s usr/lib64 /roots/base/lib64 \
 && install -d -m 1777 /roots/base/tmp && install -d /roots/base/etc /roots/base/proc /roots/base/sys /roots/base/dev \
 && echo 'sandbox:x:10001:10001::/:/nonexistent' > /roots/base/etc/passwd && echo 'sandbox:x:10001:' > /roots/base/etc/group \
# The local authority is kept here; a volume at this place keeps it from one container to the next.
 && install -d -o 10001 -g 10001 -m 755 /roots/base/var/lib/sortedpro-sandbox \
 && scripts/image-root /roots/tls libssl.so.3 \
 && scripts/image-root /roots/webhooks libcurl.so.4 \
 && scripts/image-root /roots/labels libcairo.so.2 libzint.so.2.11 --of fonts-dejavu-core \
      /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf

# What the image is made of, and how it was made.
FROM packages AS facts
RUN scripts/install image && rm -rf /var/lib/apt/lists/*
COPY scripts/package-sbom scripts/image-provenance scripts/
COPY --from=build /out/sortedpro-sandbox /out/
COPY --from=libraries /roots/packages /roots/
ARG REVISION=unknown
ARG SOURCE_DATE_EPOCH=0
ARG BUILDER=local
RUN scripts/package-sbom --binary /out/sortedpro-sandbox --packages /roots/packages > /out/sbom.spdx.json \
 && scripts/image-provenance --binary /out/sortedpro-sandbox --sbom /out/sbom.spdx.json --revision "$REVISION" --builder "$BUILDER" \
      > /out/provenance.json

# Nothing but the server and what it opens: no shell, no package manager. The binary changes most often, so it comes last.
FROM scratch AS server
COPY --from=libraries /roots/base /
COPY --from=libraries /roots/tls /
COPY --from=libraries /roots/webhooks /
COPY --from=libraries /roots/labels /
COPY --from=build /out/sortedpro-sandbox /usr/local/bin/
COPY --from=facts /out/sbom.spdx.json /out/provenance.json /usr/share/doc/sortedpro-sandbox/
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="SortedPRO Sandbox" \
      org.opencontainers.image.description="A stand-in for the SortedPRO shipping API, for tests and development" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.version="${VERSION}"
ENV PATH=/usr/local/bin SANDBOX_HOST=0.0.0.0 SANDBOX_TLS_DIR=/var/lib/sortedpro-sandbox
EXPOSE 8080
EXPOSE 8443
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=2s --start-period=2s --retries=3 CMD ["sortedpro-sandbox", "healthcheck"]
ENTRYPOINT ["sortedpro-sandbox"]
