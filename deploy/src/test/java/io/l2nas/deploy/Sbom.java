package io.l2nas.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What a package of a service says that it is made of, in CycloneDX. */
record Sbom(String service, List<Part> parts) {

  /**
   * A file of the package.
   *
   * @param location in the package
   * @param name of what it is, with group and version where it has them
   * @param sha256 of its bytes
   * @param licences any of which may be chosen; none of what the build itself makes
   */
  record Part(String location, String name, String sha256, TreeSet<String> licences) {
    boolean isForeign() {
      return location.startsWith("lib/") && !name.startsWith("io.l2nas:");
    }
  }

  /** Of a service that is packaged. */
  static Sbom of(String service) throws IOException {
    JsonNode document =
        new ObjectMapper().readTree(file(service, "quarkus-run-cyclonedx.json").toFile());
    List<Part> parts = new ArrayList<>();
    for (JsonNode component : document.path("components")) {
      for (JsonNode place : component.path("evidence").path("occurrences")) {
        parts.add(part(component, place.path("location").asText()));
      }
    }
    return new Sbom(service, parts);
  }

  /** Something that the build of a service has made. */
  static Path file(String service, String name) {
    Path file = Repository.file(service).resolve("target").resolve(name);
    if (!Files.exists(file)) {
      throw new AssertionError(service + " is not packaged: there is no " + file);
    }
    return file;
  }

  private static Part part(JsonNode component, String location) {
    String group = component.path("group").asText();
    String name = component.path("name").asText() + ":" + component.path("version").asText();
    TreeSet<String> licences = new TreeSet<>();
    component.path("licenses").forEach(choice -> licences.add(licence(choice.path("license"))));
    return new Part(
        location, group.isEmpty() ? name : group + ":" + name, sha256(component), licences);
  }

  private static String licence(JsonNode licence) {
    return licence.path("id").asText(licence.path("name").asText());
  }

  private static String sha256(JsonNode component) {
    return StreamSupport.stream(component.path("hashes").spliterator(), false)
        .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
        .map(hash -> hash.path("content").asText())
        .findFirst()
        .orElse("none");
  }
}
