package io.swell.handle.recording;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.swell.handle.metrics.MetricsPusherActor;
import io.swell.shared.config.RecorderSettings;
import io.swell.shared.id.ProcessId;
import io.swell.shared.protocol.PusherCommand;
import io.swell.shared.recording.LoadSample;
import io.swell.shared.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the pusher once per interval what its meters counted, and writes it down. One question is under way at a time: when
 * the disk is slow, samples become longer and nothing queues up. A recording that cannot go on ends, with a line in the log,
 * and nothing else does.
 *
 * <p>It blocks while it writes, so it is to be spawned on a dispatcher for that. If it is killed between two flushes, the
 * samples held back are lost; within one, the file is cut off, and played up to there.
 */
public final class LoadRecorderActor extends AbstractBehavior<LoadRecorderActor.Command> {

    /** Everything it accepts. */
    public sealed interface Command {}

    /** The process leaves and counts no more: write the rest, and end. */
    public record Finish(ActorRef<Done> replyTo) implements Command {}

    private record Sampled(LoadSample sample) implements Command {}

    private enum Due implements Command {
        INSTANCE
    }

    private final RecorderSettings settings;
    private final Path file;
    private final ProcessId process;
    private final ActorRef<PusherCommand> pusher;
    private final ActorRef<LoadSample> samples;
    private final LongSupplier wallMillis;
    private final TimerScheduler<Command> timers;

    private @Nullable RecordingWriter writer;
    private @Nullable ActorRef<Done> finisher;
    private boolean begun;
    private int awaited;
    private long flushedMillis;

    /**
     * The recorder of a process.
     *
     * @param file where to
     * @param pusher of the same process
     * @param wallMillis milliseconds since 1970
     */
    public static Behavior<Command> create(
            RecorderSettings settings,
            Path file,
            ProcessId process,
            ActorRef<PusherCommand> pusher,
            LongSupplier wallMillis) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new LoadRecorderActor(context, settings, file, process, pusher, wallMillis, timers)));
    }

    private LoadRecorderActor(
            ActorContext<Command> context,
            RecorderSettings settings,
            Path file,
            ProcessId process,
            ActorRef<PusherCommand> pusher,
            LongSupplier wallMillis,
            TimerScheduler<Command> timers) {
        super(context);
        this.settings = settings;
        this.file = file;
        this.process = process;
        this.pusher = pusher;
        this.wallMillis = wallMillis;
        this.timers = timers;
        this.samples = context.messageAdapter(LoadSample.class, Sampled::new);
        try {
            writer = RecordingWriter.open(file, settings.maxBytes());
            RecorderLog.began(context.getLog(), file);
            ask();
        } catch (IOException e) {
            RecorderLog.cannotRecord(context.getLog(), file, e);
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Sampled.class, this::onSampled)
                .onMessage(Due.class, due -> ask())
                .onMessage(Finish.class, this::onFinish)
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<Command> onSampled(Sampled message) {
        awaited--;
        RecordingWriter current = writer;
        if (current != null) {
            try {
                write(current, message.sample());
            } catch (IOException e) {
                giveUp(e);
            }
        }
        return finisher != null && awaited == 0 ? finished(finisher) : this;
    }

    private void write(RecordingWriter to, LoadSample sample) throws IOException {
        long nowMillis = sample.toMillis();
        if (!begun) {
            begun = true;
            to.begin(wallMillis.getAsLong() - nowMillis, process.uid(), sample.fromMillis());
        }
        to.add(sample);
        if (nowMillis - flushedMillis >= settings.flushInterval().toMillis()) {
            to.flush();
            flushedMillis = nowMillis;
        }
        if (finisher == null) {
            long interval = settings.interval().toMillis();
            timers.startSingleTimer(Due.INSTANCE, Due.INSTANCE, Duration.ofMillis(interval - nowMillis % interval));
        }
    }

    private Behavior<Command> onFinish(Finish message) {
        if (writer == null) {
            return finished(message.replyTo());
        }
        finisher = message.replyTo();
        timers.cancelAll();
        return ask();
    }

    private Behavior<Command> ask() {
        awaited++;
        pusher.tell(new MetricsPusherActor.TakeSample(samples));
        return this;
    }

    private Behavior<Command> finished(ActorRef<Done> replyTo) {
        close();
        replyTo.tell(Done.getInstance());
        return Behaviors.stopped();
    }

    private Behavior<Command> onPostStop() {
        close();
        return this;
    }

    private void giveUp(IOException why) {
        RecorderLog.cannotRecord(getContext().getLog(), file, why);
        close();
    }

    private void close() {
        RecordingWriter current = writer;
        writer = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                RecorderLog.cannotRecord(getContext().getLog(), file, e);
            }
        }
    }
}
