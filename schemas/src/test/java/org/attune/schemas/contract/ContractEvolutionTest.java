package org.attune.schemas.contract;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.ReleasedContracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is released stays readable, and stays as it is. */
final class ContractEvolutionTest {
  private static final String GOLDEN = "/released-fingerprints.txt";

  @Test
  void everyReleaseReadsEveryOtherReleaseOfItsContract() {
    Contracts.releases()
        .forEach(
            (contract, releases) -> {
              for (Schema reader : releases) {
                for (Schema writer : releases) {
                  assertThat(reads(reader, writer)).as(contract).isTrue();
                }
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A new field that old records do not have.
        "{'name':'id','type':'string'},{'name':'kind','type':'KIND'},{'name':'more','type':'string'}",
        // A field that old readers need.
        "{'name':'kind','type':'KIND'}",
        // Another type.
        "{'name':'id','type':'int'},{'name':'kind','type':'KIND'}",
        // Another name.
        "{'name':'key','type':'string'},{'name':'kind','type':'KIND'}"
      })
  void anIncompatibleChangeIsSeen(String fields) {
    Schema released = record("{'name':'id','type':'string'},{'name':'kind','type':'KIND'}");
    Schema changed = record(fields);

    assertThat(reads(released, released)).isTrue();
    assertThat(reads(released, changed) && reads(changed, released)).isFalse();
  }

  @Test
  void anAddedNullableFieldIsNoIncompatibleChange() {
    Schema released = record("{'name':'id','type':'string'}");
    Schema changed =
        record("{'name':'id','type':'string'},{'name':'m','type':['null','int'],'default':null}");

    assertThat(reads(released, changed)).isTrue();
    assertThat(reads(changed, released)).isTrue();
  }

  @Test
  void noTwoReleasesShareAFingerprintThatDoesNotTellThemApart() {
    assertThat(lookAlikes(Contracts.releases().values().stream().flatMap(List::stream).toList()))
        .isEmpty();
  }

  @Test
  void releasesThatDifferOnlyInADefaultOrALogicalTypeAreSeenAsLookAlikes() {
    Schema one = record("{'name':'at','type':'long','default':0}");
    Schema other = record("{'name':'at','type':'long','default':1}");
    Schema third =
        record("{'name':'at','type':{'type':'long','logicalType':'timestamp-millis'},'default':0}");

    assertThat(lookAlikes(List.of(one, one))).isEmpty();
    assertThat(lookAlikes(List.of(one, other))).hasSize(1);
    assertThat(lookAlikes(List.of(one, third))).hasSize(1);
  }

  @Test
  void aReleasedContractNeverChanges() {
    Map<String, String> golden = new TreeMap<>();
    resource(GOLDEN)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .forEach(columns -> golden.put(columns[0], columns[1]));
    Map<String, String> actual = new TreeMap<>();
    for (Map.Entry<String, Path> file : Contracts.released().entrySet()) {
      actual.put(file.getKey(), sha256(Contracts.read(file.getValue())));
    }

    assertThat(actual)
        .as("add a line for a new release; never change one: release a new version instead")
        .isEqualTo(golden);
  }

  @Test
  void anyChangeOfAReleasedContractIsSeenAndWhiteSpaceIsNone() {
    String contract = "{\"name\": \"a\", \"doc\": \"one\"}";
    assertThat(sha256("{ \"doc\":\"one\",\"name\":\"a\" }\n")).isEqualTo(sha256(contract));
    assertThat(sha256(contract.replace("one", "two"))).isNotEqualTo(sha256(contract));
  }

  @Test
  void releasesAreNumberedFromOneWithoutGaps() {
    Contracts.released().keySet().stream()
        .collect(groupingBy(Contracts::contract))
        .forEach(
            (contract, paths) ->
                assertThat(paths.stream().map(Contracts::version))
                    .as(contract)
                    .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, paths.size()).boxed().toList()));
  }

  @Test
  void everyReleasedContractIsCarriedByATopic() {
    assertThat(Contracts.releases().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values())
                .map(topic -> topic.family() + "/" + topic.recordClass().getSimpleName())
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void theJarHoldsTheReleasesOfEveryTopicAndTheNewestIsTheClass(Topic topic) throws Exception {
    List<Schema> releases = ReleasedContracts.of(topic);
    Schema newest = releases.get(releases.size() - 1);
    Schema generated = (Schema) topic.recordClass().getMethod("getClassSchema").invoke(null);

    assertThat(releases)
        .isEqualTo(
            Contracts.releases().get(topic.family() + "/" + topic.recordClass().getSimpleName()));
    assertThat(SchemaNormalization.toParsingForm(generated))
        .isEqualTo(SchemaNormalization.toParsingForm(newest));
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  /** Groups of schemas with one fingerprint whose defaults, logical types or docs differ. */
  private static Collection<List<Schema>> lookAlikes(List<Schema> schemas) {
    List<List<Schema>> groups = new ArrayList<>();
    schemas.stream()
        .collect(groupingBy(SchemaNormalization::parsingFingerprint64))
        .values()
        .stream()
        .filter(group -> group.stream().map(Schema::toString).distinct().count() > 1)
        .forEach(groups::add);
    return groups;
  }

  private static Schema record(String fields) {
    String kind = "{'type':'enum','name':'Kind','symbols':['UNKNOWN','A'],'default':'UNKNOWN'}";
    return Contracts.parse(
        ("{'type':'record','name':'R','namespace':'n','fields':["
                + fields.replace("'KIND'", kind)
                + "]}")
            .replace('\'', '"'));
  }

  /** Of the JSON without white space, keys in order. */
  private static String sha256(String json) {
    try {
      ObjectMapper mapper =
          new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
      byte[] canonical =
          mapper
              .writeValueAsString(mapper.readValue(json, Object.class))
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ContractEvolutionTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
