package io.swell.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.Term;
import org.junit.jupiter.api.Test;

final class ControllerLinkTest {

    private final ControllerLink link = new ControllerLink();
    private final TestInbox<ControllerCommand> controller = TestInbox.create();

    @Test
    void acceptsTheSameAndAHigherTermAndCountsWhatItRefuses() {
        assertThat(link.accepts(new Term(2, 5))).isTrue();
        assertThat(link.accepts(new Term(2, 5))).isTrue();
        assertThat(link.accepts(new Term(2, 6))).isTrue();
        assertThat(link.accepts(new Term(2, 5))).isFalse();
        assertThat(link.accepts(new Term(1, 9))).isFalse();

        assertThat(link.highest()).isEqualTo(new Term(2, 6));
        assertThat(link.refused()).isEqualTo(2);
    }

    @Test
    void losesItsControllerToAHigherTerm() {
        link.accepts(new Term(1, 1));
        link.introduce(controller.getRef());
        assertThat(link.controller()).contains(controller.getRef());

        link.accepts(new Term(2, 1));

        assertThat(link.controller()).isEmpty();
    }
}
