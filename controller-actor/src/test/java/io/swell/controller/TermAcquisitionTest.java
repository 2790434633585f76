package io.swell.controller;

import static io.swell.controller.ControllerFixture.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import io.swell.shared.id.ReplicaId;
import io.swell.shared.protocol.ControllerCommand;
import io.swell.shared.protocol.ControllerCommand.ReplicaPhase;
import io.swell.shared.protocol.DirectoryCommand.ReplicaAddress;
import io.swell.shared.protocol.DirectoryCommand.RoutingUpdate;
import io.swell.shared.protocol.HostCommand.IntroduceController;
import io.swell.shared.protocol.MetricsReport;
import io.swell.shared.protocol.StatusPage;
import io.swell.shared.protocol.Term;
import io.swell.testsupport.RoutingUpdates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TermAcquisitionTest {

    private final ControllerFixture cluster = new ControllerFixture();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void termsGrowFromOneControllerToTheNext() {
        var terms = cluster.kit.createTestProbe(Term.class);
        List<Term> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ActorRef<ControllerCommand> controller = cluster.kit.spawn(TermAcquisition.then(term -> {
                terms.getRef().tell(term);
                return Behaviors.empty();
            }));
            taken.add(terms.receiveMessage(Duration.ofSeconds(10)));
            cluster.kit.stop(controller);
        }

        assertThat(taken).extracting(Term::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(taken).extracting(Term::holder).containsOnly(cluster.process.uid());
    }

    @Test
    void twoThatTakeATermAtTheSameTimeDoNotBothHaveTheLowerOne() {
        var terms = cluster.kit.createTestProbe(Term.class);
        for (int i = 0; i < 2; i++) {
            cluster.kit.spawn(TermAcquisition.then(term -> {
                terms.getRef().tell(term);
                return Behaviors.empty();
            }));
        }
        Term first = terms.receiveMessage(Duration.ofSeconds(10));
        Term second = terms.receiveMessage(Duration.ofSeconds(10));

        assertThat(List.of(first.number(), second.number())).contains(2L);
    }

    @Test
    void dropsWhatComesBeforeItHasATerm() {
        var terms = cluster.kit.createTestProbe(Term.class);
        var asker = cluster.kit.createTestProbe(StatusPage.class);
        ActorRef<ControllerCommand> controller = cluster.kit.spawn(TermAcquisition.then(term -> {
            terms.getRef().tell(term);
            return Behaviors.empty();
        }));
        controller.tell(new ControllerCommand.GetStatus(asker.getRef(), StatusPage.Cursor.START, 20));

        terms.receiveMessage(Duration.ofSeconds(10));
        asker.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void aSuccessorAdoptsTheReplicasItFindsAndTellsProcessesAnew() {
        ActorRef<ControllerCommand> first = cluster.start();
        Term before = cluster.introduced(first);
        cluster.kit.stop(first);

        ActorRef<ControllerCommand> successor = cluster.start();
        Term term = cluster.expectIntroduction(successor);
        assertThat(before.isBefore(term)).isTrue();
        cluster.push(successor, cluster.queued(4, MetricsReport.SNAPSHOT, 0));
        ReplicaId found = new ReplicaId(ECHO, "1-1-1");
        cluster.directory.expectNoMessage(Duration.ofMillis(100));
        cluster.report(successor, List.of(cluster.hosted(found, "another version", ReplicaPhase.RUNNING)));

        RoutingUpdate update = cluster.directory.expectMessageClass(RoutingUpdate.class);
        assertThat(update.term()).isEqualTo(term);
        assertThat(update.complete()).isTrue();
        assertThat(RoutingUpdates.routes(cluster.kit.system(), update).get(0).added())
                .containsExactly(new ReplicaAddress(found, cluster.replicaRef));
        assertThat(cluster.status(successor).deployments().get(0).target()).isEqualTo(1);
    }

    @Test
    void aHostIsToldOfEachNewController() {
        ActorRef<ControllerCommand> first = cluster.start();
        Term one = cluster.expectIntroduction(first);
        ActorRef<ControllerCommand> second = cluster.start();
        IntroduceController two = cluster.host.expectMessageClass(IntroduceController.class, Duration.ofSeconds(10));

        assertThat(two.controller()).isEqualTo(second);
        assertThat(one.isBefore(two.term())).isTrue();
    }
}
