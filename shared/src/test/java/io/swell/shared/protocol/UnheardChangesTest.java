package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.id.DeploymentId;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand.HostReport;
import org.junit.jupiter.api.Test;

final class UnheardChangesTest {

    private static final ReplicaId A = replica("a");
    private static final ReplicaId B = replica("b");

    private final UnheardChanges unheard = new UnheardChanges();

    @Test
    void beginsWithEverything() {
        assertThat(unheard.isPending()).isTrue();
        assertThat(unheard.base()).isEqualTo(HostReport.EVERYTHING);
        assertThat(unheard.send()).isEqualTo(1);
    }

    @Test
    void keepsItsSequenceWhileNothingChangesAndUntilItIsSent() {
        assertThat(unheard.send()).isEqualTo(1);
        assertThat(unheard.send()).isEqualTo(1);
        unheard.changed(A);
        unheard.changed();
        assertThat(unheard.send()).isEqualTo(2);
    }

    @Test
    void tellsWhatChangedSinceTheNewestReportThatWasHeard() {
        heardAll();
        assertThat(unheard.isPending()).isFalse();

        unheard.changed(A);
        long first = unheard.send();
        unheard.changed(B);
        unheard.send();
        assertThat(unheard.base()).isEqualTo(1);
        assertThat(unheard.sinceBase()).containsExactly(A, B);

        unheard.heard(first);
        assertThat(unheard.base()).isEqualTo(first);
        assertThat(unheard.sinceBase()).containsExactly(B);
        assertThat(unheard.isPending()).isTrue();
    }

    @Test
    void tellsAgainWhatChangedAgainAfterItWasSent() {
        heardAll();
        unheard.changed(A);
        long first = unheard.send();
        unheard.changed(A);

        unheard.heard(first);

        assertThat(unheard.sinceBase()).containsExactly(A);
        assertThat(unheard.isPending()).isTrue();
    }

    @Test
    void doesNotGoBackWhenItHearsOfAnOlderReport() {
        heardAll();
        unheard.changed(A);
        long newest = unheard.send();
        unheard.heard(newest);

        unheard.heard(1);

        assertThat(unheard.base()).isEqualTo(newest);
        assertThat(unheard.isPending()).isFalse();
    }

    @Test
    void tellsEverythingToAControllerThatHoldsNothing() {
        heardAll();
        unheard.changed(A);
        unheard.heard(unheard.send());

        unheard.heard(HostReport.EVERYTHING);

        assertThat(unheard.isPending()).isTrue();
        assertThat(unheard.base()).isEqualTo(HostReport.EVERYTHING);
    }

    // What happened between is not kept any more: changes since that report would be incomplete.
    @Test
    void buildsOnNoReportThatIsOlderThanWhatItForgot() {
        heardAll();
        unheard.changed(A);
        unheard.heard(unheard.send());
        unheard.changed(B);
        unheard.send();
        unheard.tellEverything();

        unheard.heard(1);

        assertThat(unheard.base()).isEqualTo(HostReport.EVERYTHING);
        assertThat(unheard.isPending()).isTrue();
    }

    @Test
    void tellsEverythingRatherThanKeepTooMuch() {
        heardAll();
        for (int i = 0; i < UnheardChanges.MOST; i++) {
            unheard.changed(replica("r" + i));
        }
        assertThat(unheard.base()).isEqualTo(1);

        unheard.changed(A);
        assertThat(unheard.base()).isEqualTo(HostReport.EVERYTHING);
        unheard.changed(B);
        long everything = unheard.send();
        unheard.changed(A);
        unheard.heard(everything);

        assertThat(unheard.base()).isEqualTo(everything);
        assertThat(unheard.sinceBase()).containsExactly(A);
    }

    private void heardAll() {
        unheard.heard(unheard.send());
    }

    private static ReplicaId replica(String suffix) {
        return new ReplicaId(new DeploymentId("echo"), suffix);
    }
}
