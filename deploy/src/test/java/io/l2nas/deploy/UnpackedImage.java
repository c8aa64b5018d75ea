package io.l2nas.deploy;

import io.l2nas.deploy.Dockerfile.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What the Dockerfile would put into the image of a service, in a folder, and run as it says: its
 * entry point, its working directory, nothing writable but its volumes. As root it runs as the
 * image's user, as anybody else under that name and without the right to write.
 */
public final class UnpackedImage {
  private static final String APPLICATION = "/opt/l2nas";
  private static final String HOME = "/var/lib/l2nas";

  private final Path folder;
  private final Stage stage;

  private UnpackedImage(Path folder, Stage stage) {
    this.folder = folder;
    this.stage = stage;
  }

  /**
   * @param folder an empty folder that everybody may enter
   */
  static UnpackedImage of(String service, Stage stage, Path folder) throws IOException {
    Path built = Repository.file(service).resolve("target/quarkus-app");
    if (!Files.isDirectory(built)) {
      throw new AssertionError(service + " is not packaged: there is no " + built);
    }
    UnpackedImage image = new UnpackedImage(folder, stage);
    copy(built, image.inside(APPLICATION));
    for (String volume : stage.only("VOLUME").words()) {
      Files.createDirectories(image.inside(volume));
      permit(image.inside(volume), "rwxrwxrwx");
    }
    return image;
  }

  /** The container's main process. */
  Process start(Map<String, String> environment, Path log) throws Exception {
    return run(DockerfileTest.entryPoint(stage), environment, log);
  }

  /**
   * A process in the container, with paths of the container's home as its arguments and settings.
   */
  Process run(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(prefix());
    line.add(java());
    command.stream()
        .skip(1)
        .map(word -> word.replace(HOME, inside(HOME).toString()))
        .forEach(line::add);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(inside(stage.only("WORKDIR").rest()).toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    environment.forEach(
        (name, value) ->
            builder.environment().put(name, value.replace(HOME, inside(HOME).toString())));
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Xmx256m -Djava.io.tmpdir=" + inside("/tmp").toAbsolutePath());
    return builder.start();
  }

  /** What the image says of its health, by its own probe. */
  static boolean isReady(int port) throws IOException, InterruptedException {
    ProcessBuilder probe =
        new ProcessBuilder(Repository.file("docker/is-ready").toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD);
    probe.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return probe.start().waitFor() == 0;
  }

  /** The files of the application, with their sizes and when they were written. */
  Map<String, String> application() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = inside(APPLICATION);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(
                root.relativize(file).toString(),
                attributes.size() + " " + attributes.lastModifiedTime());
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** Puts a file into the container, for its user to read; returns where it lies out here. */
  public Path put(Path file, String path) throws IOException {
    Files.copy(file, inside(path));
    permit(inside(path), "r--r--r--");
    return inside(path);
  }

  /** What stands in a file of the container. */
  String read(String path) {
    return Repository.text(inside(path));
  }

  private Path inside(String path) {
    return folder.resolve(path.substring(1));
  }

  private List<String> prefix() throws InterruptedException {
    String[] user = stage.only("USER").rest().split(":");
    List<String> asUser =
        List.of("setpriv", "--reuid=" + user[0], "--regid=" + user[1], "--clear-groups");
    List<String> attempt = new ArrayList<>(asUser);
    attempt.addAll(List.of(java(), "-version"));
    try {
      Process process =
          new ProcessBuilder(attempt)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0 ? asUser : List.of();
    } catch (IOException e) {
      return List.of(); // There is no setpriv here, or it is not allowed.
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Map<Path, String> permissions = new HashMap<>();
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(each));
            Files.createDirectories(copy);
            permissions.put(copy, "r-xr-xr-x");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(each));
            Files.copy(each, copy);
            Files.setLastModifiedTime(copy, attributes.lastModifiedTime());
            permissions.put(copy, "r--r--r--");
            return FileVisitResult.CONTINUE;
          }
        });
    permissions.forEach(UnpackedImage::permit);
  }

  private static void permit(Path path, String permissions) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            permit(each, "rwxr-xr-x");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
