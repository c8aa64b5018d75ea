package io.l2nas.deploy.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.l2nas.deploy.Documents;
import io.l2nas.deploy.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What would be applied.
 *
 * @param name where it comes from, for messages
 * @param all every manifest
 */
record Manifests(String name, List<JsonNode> all) {
  static final Path FOLDER = Repository.file("k8s");

  /** The pods of a workload that is ours, under its name. */
  record Workload(String name, PodTemplateSpec pods, boolean stays) {
    /** The one that a pod has. */
    Container container() {
      List<Container> containers = pods.getSpec().getContainers();
      if (containers.size() != 1) {
        throw new AssertionError(name + " has " + containers.size() + " containers");
      }
      return containers.get(0);
    }
  }

  /** The files of the base, as they lie there. */
  static Manifests base() {
    List<JsonNode> all = new ArrayList<>();
    files(FOLDER.resolve("base")).forEach(file -> all.addAll(Documents.of(Repository.text(file))));
    return new Manifests("base", all);
  }

  /** What {@code kubectl kustomize} makes of a folder. */
  static Manifests built(Path folder) throws IOException, InterruptedException {
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (kubectl.waitFor() != 0) {
      throw new AssertionError("kubectl kustomize " + folder + ": " + output);
    }
    return new Manifests(folder.getFileName().toString(), Documents.of(output));
  }

  /** The manifests of a folder, without what tells kustomize how to put them together. */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> ofKind(String kind) {
    return all.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
  }

  <T extends HasMetadata> List<T> of(Class<T> model) {
    return ofKind(model.getSimpleName()).stream().map(each -> read(each, model)).toList();
  }

  List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    of(Deployment.class)
        .forEach(
            each ->
                workloads.add(
                    new Workload(
                        each.getMetadata().getName(), each.getSpec().getTemplate(), true)));
    of(StatefulSet.class)
        .forEach(
            each ->
                workloads.add(
                    new Workload(
                        each.getMetadata().getName(), each.getSpec().getTemplate(), true)));
    of(Job.class)
        .forEach(
            each ->
                workloads.add(
                    new Workload(
                        each.getMetadata().getName(), each.getSpec().getTemplate(), false)));
    return workloads;
  }

  /** Those that run until they are told to stop. */
  List<Workload> staying() {
    return workloads().stream().filter(Workload::stays).toList();
  }

  /** The container of each workload, under its name. */
  void forEachContainer(BiConsumer<String, Container> rule) {
    workloads().forEach(workload -> rule.accept(workload.name(), workload.container()));
  }

  @Override
  public String toString() {
    return name;
  }

  private static <T extends HasMetadata> T read(JsonNode manifest, Class<T> model) {
    try {
      return StrictModels.read(manifest, model);
    } catch (JsonProcessingException e) {
      throw new AssertionError(manifest.path("metadata").path("name").asText(), e);
    }
  }
}
