package io.l2nas.deploy.k8s;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Rules hold of the base as it lies there, and of what kustomize makes of each overlay. */
abstract class ManifestTestBase {
  static final List<String> OVERLAYS = List.of("local", "production", "gpu");
  private static final List<Named<Manifests>> BUILT = new ArrayList<>();

  static Stream<Named<Manifests>> everything() throws IOException, InterruptedException {
    return Stream.concat(
        Stream.of(Named.of("base", Manifests.base())),
        thereIsKubectl() ? overlays() : Stream.empty());
  }

  static synchronized Stream<Named<Manifests>> overlays() throws IOException, InterruptedException {
    if (BUILT.isEmpty()) {
      for (String overlay : OVERLAYS) {
        Manifests built = Manifests.built(Manifests.FOLDER.resolve("overlays").resolve(overlay));
        BUILT.add(Named.of(overlay, built));
      }
    }
    return BUILT.stream();
  }

  static boolean thereIsKubectl() throws InterruptedException {
    try {
      return new ProcessBuilder("kubectl", "version", "--client").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
