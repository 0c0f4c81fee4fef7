package io.rollcall.lambda;

import io.rollcall.setting.Settings;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What a function does around an image of itself (SnapStart): before, the work of a first request, so that its classes, plans and compiled code
 * lie in the image; then and after, all is forgotten that belongs to one moment or one copy. The image holds no connection and no cached fact.
 */
final class Snapshot implements Resource {
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final String SNAP_START = "snap-start";

    private final Running running;
    private final Priming priming;

    Snapshot(Running running, Priming priming) {
        this.running = running;
        this.priming = priming;
    }

    /** Whether Lambda is about to take an image of this process. */
    static boolean isAhead(Settings environment) {
        return environment.text(INITIALIZATION).filter(SNAP_START::equals).isPresent();
    }

    /** Asks to be told; whoever calls keeps this, because the registry does not. */
    Snapshot register() {
        Core.getGlobalContext().register(this);
        return this;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Beans beans = running.beans();
        priming.run(beans);
        beans.settle();
        beans.forget();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        running.beans().forget();
    }
}
