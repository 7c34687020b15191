package org.attune.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ContractLintTest {

  static Stream<Map.Entry<String, Path>> contracts() {
    return Stream.concat(
        Contracts.released().entrySet().stream(), Contracts.drafts().entrySet().stream());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyContractKeepsTheRules(Map.Entry<String, Path> file) {
    String family = file.getKey().substring(0, file.getKey().indexOf('/'));
    Schema contract = Contracts.parse(Contracts.read(file.getValue()));

    assertThat(ContractLint.faults(family, contract)).isEmpty();
    assertThat(file.getKey().substring(family.length() + 1))
        .as("a contract is named after its record")
        .matches(contract.getName() + "(\\.v\\d+)?\\.avsc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':'note','type':'string'} | R.note has no doc",
        "{'name':'beats','type':'int','doc':'Beats.'} | R.beats names no unit or range",
        "{'name':'ratio','type':'double','doc':'Ratio.'} | R.ratio names no unit or range",
        "{'name':'seenAt','type':'long','doc':'Milliseconds.'} | R.seenAt is a time and does not say so",
        "{'name':'when','type':'long','doc':'Milliseconds since 1970.'} | R.when is a time and does not say so",
        "{'name':'localDay','type':'int','doc':'Days.'} | R.localDay is a day and does not say so",
        "{'name':'note','type':['null','string'],'doc':'N.'} | R.note is optional but not null by default",
        "{'name':'note','type':['string','null'],'doc':'N.','default':''} | R.note is a union of other than null and one type",
        "{'name':'answer','type':['null','string','int'],'doc':'A.','default':null} | R.answer is a union of other than null and one type",
        "{'name':'raw','type':'bytes','doc':'R.'} | R.raw is of a type that contracts do without",
        "{'name':'kind','type':{'type':'enum','name':'K','symbols':['UNKNOWN','A'],'default':'UNKNOWN'},'doc':'K.'} | K has no doc",
        "{'name':'kind','type':{'type':'enum','name':'K','doc':'K.','symbols':['UNKNOWN','A']},'doc':'K.'} | K has no UNKNOWN default",
        "{'name':'kind','type':{'type':'enum','name':'K','doc':'K.','symbols':['UNKNOWN','A'],'default':'UNKNOWN'},'doc':'K.','default':'A'} | R.kind does not default to UNKNOWN",
        "{'name':'kind','type':{'type':'enum','name':'x.K','doc':'K.','symbols':['UNKNOWN'],'default':'UNKNOWN'},'doc':'K.'} | K is not in the namespace of its folder",
        "{'name':'part','type':{'type':'record','name':'P','fields':[]},'doc':'P.'} | P has no doc",
      })
  void everyBrokenRuleIsSeen(String field, String fault) {
    Schema contract =
        Contracts.parse(
            ("{'type':'record','name':'R','namespace':'org.attune.schemas.event','doc':'R.',"
                    + "'fields':["
                    + field
                    + "]}")
                .replace('\'', '"'));

    assertThat(ContractLint.faults("event", contract)).contains(fault);
  }
}
