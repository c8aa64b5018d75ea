# syntax=docker/dockerfile:1.7
# The images of the three services, from one file:
#
#   docker build --build-arg SERVICE=agent-service     --tag l2nas/agent-service .
#   docker build --build-arg SERVICE=evaluator-service --tag l2nas/evaluator-service .
#   docker build --build-arg SERVICE=history-service   --tag l2nas/history-service .
#   docker build --build-arg SERVICE=evaluator-service --build-arg DEVICE=gpu --tag l2nas/evaluator-service:gpu .

# cpu, or gpu: then CUDA is in the image, and TensorFlow's library for it. That one runs without a GPU, too.
ARG DEVICE=cpu

FROM eclipse-temurin:17.0.15_6-jdk-jammy AS build
ARG DEVICE
ARG SERVICE
WORKDIR /src
COPY . .
# The profiles tensorflow and gpu are the evaluator's; others have none of it.
RUN --mount=type=cache,target=/maven \
    profiles=tensorflow && if [ "$DEVICE" = gpu ]; then profiles=tensorflow,gpu; fi && \
    MAVEN_USER_HOME=/maven ./mvnw -Dmaven.repo.local=/maven/repository --batch-mode --no-transfer-progress -DskipTests -P "$profiles" -pl "$SERVICE" -am package && \
    mv "$SERVICE/target/quarkus-app" /app && mv "$SERVICE/target/quarkus-run-cyclonedx.json" /app/sbom.json

FROM eclipse-temurin:17.0.15_6-jre-jammy AS cpu

# TensorFlow 2.18 is built for CUDA 12.5 and cuDNN 9.3: newer ones of the same major version serve it, older ones do not.
FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu22.04 AS gpu
ENV JAVA_HOME=/opt/java/openjdk LANG=C.UTF-8
ENV PATH=$JAVA_HOME/bin:$PATH
COPY --from=cpu /opt/java/openjdk /opt/java/openjdk

FROM ${DEVICE} AS service
ARG SERVICE
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="l2nas $SERVICE" \
      org.opencontainers.image.description="A streaming platform for neural architecture search" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=build /app /opt/l2nas
COPY --chmod=0555 docker/is-ready /usr/local/bin/is-ready
# The archive of classes is found in the current folder, and nowhere else.
WORKDIR /opt/l2nas
# All that is ever written: what the JVM and Vert.x put into /tmp, and the native library, unpacked once, in the home.
RUN mkdir -p /var/lib/l2nas && chown 10001:10001 /var/lib/l2nas
VOLUME /tmp /var/lib/l2nas
USER 10001:10001
# What you set here is added to what stands in the entry point.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError" \
    TF_CPP_MIN_LOG_LEVEL=2
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["is-ready"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=app-cds.jsa", "-Duser.home=/var/lib/l2nas", "-jar", "quarkus-run.jar"]
