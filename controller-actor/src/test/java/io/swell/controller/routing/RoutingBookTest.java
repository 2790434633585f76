package io.swell.controller.routing;

import static io.swell.controller.routing.RoutingScene.ECHO;
import static io.swell.controller.routing.RoutingScene.OTHER;
import static io.swell.controller.routing.RoutingScene.TERM;
import static io.swell.controller.routing.RoutingScene.process;
import static io.swell.controller.routing.RoutingScene.replica;
import static io.swell.controller.routing.RoutingScene.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.swell.controller.routing.RoutingBook.Outgoing;
import io.swell.shared.protocol.DirectoryCommand.Availability;
import io.swell.shared.protocol.DirectoryCommand.DeploymentRoutes;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.Term;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Patience is 1 s. */
class RoutingBookTest {

    private static final long SECOND = 1_000_000;
    private static final RoutingScene SCENE = new RoutingScene();

    private final RoutingBook book = new RoutingBook(TERM, SECOND);

    @AfterAll
    static void stop() {
        SCENE.close();
    }

    @Test
    void whoHasHandlesIsToldEverythingOnce() {
        book.publish(SCENE.routes(ECHO, 1, 2));
        interested(1);

        RoutingUpdate update = only(book.takeUpdates(0));
        assertThat(update.term()).isEqualTo(TERM);
        assertThat(update.version()).isEqualTo(1);
        assertThat(update.complete()).isTrue();
        assertThat(SCENE.read(update)).singleElement().satisfies(routes -> {
            assertThat(routes.complete()).isTrue();
            assertThat(routes.added())
                    .extracting(ReplicaAddress::replica)
                    .containsExactly(replica(ECHO, 1), replica(ECHO, 2));
        });
        assertThat(book.takeUpdates(1)).isEmpty();
    }

    @Test
    void whoHasNoHandlesHearsNothing() {
        book.publish(SCENE.routes(ECHO, 1));
        book.reported(report(1, Term.NONE, 0), SCENE.directory(1), 0);

        assertThat(book.takeUpdates(0)).isEmpty();
    }

    @Test
    void whatChangesIsToldAsAChange() {
        book.publish(SCENE.routes(ECHO, 1, 2));
        interested(1);
        book.takeUpdates(0);

        book.publish(SCENE.routes(ECHO, 2, 3));
        RoutingUpdate update = only(book.takeUpdates(1));

        assertThat(update.version()).isEqualTo(2);
        assertThat(update.complete()).isFalse();
        DeploymentRoutes routes = SCENE.read(update).get(0);
        assertThat(routes.complete()).isFalse();
        assertThat(routes.added()).extracting(ReplicaAddress::replica).containsExactly(replica(ECHO, 3));
        assertThat(routes.removed()).containsExactly(replica(ECHO, 1));
    }

    @Test
    void whatChangesBackBeforeItIsToldIsNoNews() {
        book.publish(SCENE.routes(ECHO, 1));
        interested(1);
        book.takeUpdates(0);

        book.publish(SCENE.routes(ECHO, 1, 2));
        book.publish(SCENE.routes(ECHO, 1));

        assertThat(book.takeUpdates(1)).isEmpty();
    }

    @Test
    void aSecondDeploymentComesWholeInAChange() {
        book.publish(SCENE.routes(ECHO, 1));
        book.publish(SCENE.routes(OTHER, 4, 5));
        interested(1);
        book.takeUpdates(0);

        book.interest(process(1), OTHER, true);
        RoutingUpdate update = only(book.takeUpdates(1));

        assertThat(update.complete()).isFalse();
        assertThat(SCENE.read(update)).singleElement().satisfies(routes -> {
            assertThat(routes.deployment()).isEqualTo(OTHER);
            assertThat(routes.complete()).isTrue();
            assertThat(routes.added()).hasSize(2);
        });
    }

    @Test
    void aDeploymentNobodyDeployedIsUnknown() {
        interested(1);

        DeploymentRoutes routes = SCENE.read(only(book.takeUpdates(0))).get(0);

        assertThat(routes.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(routes.detail()).isEqualTo("no deployment has this name");
        assertThat(routes.added()).isEmpty();
    }

    @Test
    void aDeploymentWithdrawnBecomesUnknown() {
        book.publish(SCENE.routes(ECHO, 1));
        interested(1);
        book.takeUpdates(0);

        book.withdraw(ECHO);
        DeploymentRoutes routes = SCENE.read(only(book.takeUpdates(1))).get(0);

        assertThat(routes.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(routes.removed()).containsExactly(replica(ECHO, 1));
    }

    @Test
    void aDeploymentWithdrawnBeforeAnybodyHeardOfItIsUnknown() {
        book.publish(SCENE.routes(ECHO, 1));
        book.withdraw(ECHO);
        interested(1);

        DeploymentRoutes routes = SCENE.read(only(book.takeUpdates(0))).get(0);

        assertThat(routes.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(routes.added()).isEmpty();
    }

    @Test
    void anUpdateOnItsWayIsWaitedForAndALostOneIsSentAgainAsItWas() {
        book.publish(SCENE.routes(ECHO, 1));
        interested(1);
        book.takeUpdates(0);
        book.publish(SCENE.routes(ECHO, 1, 2));
        RoutingUpdate lost = only(book.takeUpdates(10));

        book.reported(report(1, TERM, 1), SCENE.directory(1), 20);
        book.reported(report(1, TERM, 1), SCENE.directory(1), 20 + SECOND);
        assertThat(book.takeUpdates(20 + SECOND)).as("within patience").isEmpty();
        book.reported(report(1, TERM, 1), SCENE.directory(1), 2 * SECOND);

        assertThat(only(book.takeUpdates(2 * SECOND))).isEqualTo(lost);
        book.reported(report(1, TERM, 2), SCENE.directory(1), 20 * SECOND);
        assertThat(book.takeUpdates(20 * SECOND)).as("mended").isEmpty();
    }

    @Test
    void whoHasLostWhatItHeldIsToldEverythingAnew() {
        book.publish(SCENE.routes(ECHO, 1, 2));
        interested(1);
        book.takeUpdates(0);
        book.reported(report(1, TERM, 1), SCENE.directory(1), 10);

        book.reported(report(1, TERM, 0), SCENE.directory(1), 2 * SECOND);
        RoutingUpdate update = only(book.takeUpdates(2 * SECOND));

        assertThat(update.complete()).isTrue();
        assertThat(update.version()).isEqualTo(2);
        assertThat(SCENE.read(update).get(0).added()).hasSize(2);
    }

    @Test
    void whoHoldsAnotherTermsUpdateHoldsNothingOfOurs() {
        interested(1);
        book.takeUpdates(0);

        book.reported(report(1, new Term(4, 1), 99), SCENE.directory(1), 2 * SECOND);

        assertThat(only(book.takeUpdates(2 * SECOND)).complete()).isTrue();
    }

    @Test
    void whoLostItsLastHandleHearsNoMoreAndEverythingOnceItIsBack() {
        book.publish(SCENE.routes(ECHO, 1));
        interested(1);
        book.takeUpdates(0);

        book.interest(process(1), ECHO, false);
        book.publish(SCENE.routes(ECHO, 2));
        assertThat(book.takeUpdates(1)).isEmpty();

        book.interest(process(1), ECHO, true);
        DeploymentRoutes routes = SCENE.read(only(book.takeUpdates(2))).get(0);
        assertThat(routes.complete()).isTrue();
        assertThat(routes.added()).extracting(ReplicaAddress::replica).containsExactly(replica(ECHO, 2));
    }

    @Test
    void whoIsGoneHearsNothing() {
        interested(1);
        book.remove(process(1));
        book.interest(process(1), OTHER, true);
        book.publish(SCENE.routes(ECHO, 1));

        assertThat(book.takeUpdates(0)).isEmpty();
    }

    @Test
    void oneUpdateGoesToEachProcessHoweverMuchChanged() {
        for (int number = 1; number <= 3; number++) {
            interested(number);
            book.interest(process(number), OTHER, true);
        }
        book.publish(SCENE.routes(ECHO, 1));
        book.publish(SCENE.routes(OTHER, 1));

        assertThat(book.takeUpdates(0))
                .extracting(Outgoing::directory)
                .containsExactlyInAnyOrder(SCENE.directory(1), SCENE.directory(2), SCENE.directory(3));
    }

    private void interested(int number) {
        book.reported(report(number, Term.NONE, 0), SCENE.directory(number), 0);
        book.interest(process(number), ECHO, true);
    }

    private static RoutingUpdate only(List<Outgoing> updates) {
        assertThat(updates).hasSize(1);
        return updates.get(0).update();
    }
}
