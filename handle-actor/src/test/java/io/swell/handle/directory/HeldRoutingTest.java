package io.swell.handle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldRoutingTest {

    @ParameterizedTest(name = "holding {0}.{1}, an update {2}.{3} complete={4}: refused {5}, applied {6}")
    @CsvSource({
        // the next one of the same term
        "5, 7, 5, 8, false, false, true",
        // a gap, a repetition, an old one
        "5, 7, 5, 9, false, false, false",
        "5, 7, 5, 7, false, false, false",
        "5, 7, 5, 3, false, false, false",
        // a complete one needs nothing before it, but must not be older
        "5, 7, 5, 9, true, false, true",
        "5, 7, 5, 7, true, false, true",
        "5, 7, 5, 6, true, false, false",
        // a new term begins with a complete one, whatever its number
        "5, 7, 6, 8, false, false, false",
        "5, 7, 6, 1, true, false, true",
        // nothing held yet: version 1 is not 'the next'
        "5, 0, 5, 1, false, false, false",
        "0, 0, 1, 1, false, false, false",
        "0, 0, 1, 4, true, false, true",
        // a controller that was replaced
        "5, 7, 4, 8, false, true, false",
        "5, 7, 4, 99, true, true, false",
    })
    void judges(
            long heldTerm,
            long heldVersion,
            long term,
            long version,
            boolean complete,
            boolean refused,
            boolean applied) {
        HeldRouting held = new HeldRouting(new Term(heldTerm, 1), heldVersion);
        RoutingUpdate update = new RoutingUpdate(new Term(term, 1), version, complete, List.of(), List.of());
        assertThat(held.refuses(update)).isEqualTo(refused);
        assertThat(!refused && held.inTermOf(update).isContinuedBy(update)).isEqualTo(applied);
    }
}
