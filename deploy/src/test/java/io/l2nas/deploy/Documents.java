package io.l2nas.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as trees: anchors and merges are resolved, a key that stands twice is an error. */
public final class Documents {
  private static final ObjectMapper TREES = new ObjectMapper();

  private Documents() {}

  public static List<JsonNode> of(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(options))
        .loadAll(yaml)
        .forEach(document -> documents.add(TREES.valueToTree(document)));
    return documents;
  }

  public static JsonNode only(Path file) {
    List<JsonNode> documents = of(Repository.text(file));
    if (documents.size() != 1) {
      throw new AssertionError(file + " has " + documents.size() + " documents instead of one");
    }
    return documents.get(0);
  }

  public static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
