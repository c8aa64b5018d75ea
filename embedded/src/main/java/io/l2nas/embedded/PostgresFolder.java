package io.l2nas.embedded;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The database's files inside a data folder. {@code pgdata} appears complete, with the database and
 * its user in it, or not at all: a JVM killed while making it leaves {@code pgdata.new}, which the
 * next start throws away.
 */
record PostgresFolder(Path data) {
  static final String DATABASE = "l2nas";
  static final String USER = "l2nas";
  private static final int PASSWORD_BYTES = 16;

  PostgresFolder {
    Objects.requireNonNull(data, "data");
    // pg_ctl hands the path to a shell between double quotes.
    if (data.toString().matches("(?s).*[\"$`\\\\\n].*")) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          ("The data folder %s has one of the characters \" $ ` \\ in its path, which "
                  + "PostgreSQL cannot start from. Give another folder.")
              .formatted(data));
    }
  }

  Path pgdata() {
    return data.resolve("pgdata");
  }

  Path log() {
    return data.resolve("postgres.log");
  }

  long logSize() throws IOException {
    return Files.exists(log()) ? Files.size(log()) : 0;
  }

  String logSince(long size) throws IOException {
    byte[] log = Files.exists(log()) ? Files.readAllBytes(log()) : new byte[0];
    int from = (int) Math.min(size, log.length);
    return new String(log, from, log.length - from, StandardCharsets.UTF_8).strip();
  }

  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  /** Makes the database if it is not there; one that nobody will keep need not reach the disk. */
  void createIfNew(PostgresPrograms programs, boolean temporary)
      throws IOException, InterruptedException {
    if (Files.isDirectory(pgdata())) {
      checkVersion();
      return;
    }
    Path half = data.resolve("pgdata.new");
    FolderTree.delete(half);
    writePassword();
    programs.run(data, "", "initdb", initdb(half, temporary));
    programs.run(
        data,
        "CREATE DATABASE " + DATABASE + "\n",
        "postgres",
        List.of("--single", "-c", "exit_on_error=on", "-D", half.toString(), "postgres"));
    Files.move(half, pgdata(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path half, boolean temporary) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-D", half.toString(), "-U", USER, "--pwfile", passwordFile().toString()));
    arguments.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--wal-segsize", "4"));
    // The same sort order on every machine, whatever its locale.
    arguments.addAll(List.of("--locale", "C", "--locale-provider", "builtin"));
    arguments.addAll(List.of("--builtin-locale", "C.UTF-8"));
    if (temporary) {
      arguments.add("--no-sync");
    }
    return List.copyOf(arguments);
  }

  private void checkVersion() throws IOException {
    String found = Files.readString(pgdata().resolve("PG_VERSION")).strip();
    if (!PostgresBinaries.version().startsWith(found + ".")) {
      throw new InfrastructureException(
          Reason.FOLDER_UNUSABLE,
          ("The data folder %s was written by PostgreSQL %s; this l2nas has %s and cannot "
                  + "read it. Dump it with the old version, or give another folder.")
              .formatted(data, found, PostgresBinaries.version()));
    }
  }

  private void writePassword() throws IOException {
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile(), HexFormat.of().formatHex(password));
  }

  private Path passwordFile() {
    return data.resolve("password");
  }
}
