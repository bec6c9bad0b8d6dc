"""API, scheduler, volume and backup service of the installed Cinder in one process, without a message broker."""
import eventlet
eventlet.monkey_patch()
# As Cinder's own commands do it: threading was imported before it was patched.
import __original_module_threading as original_threading
import threading
original_threading.current_thread.__globals__['_active'] = threading._active

import os
import shlex
import sys

import os_brick
from oslo_config import cfg
from oslo_log import log as logging
from oslo_privsep import priv_context

from cinder.common import config
from cinder.common import constants
from cinder import coordination
from cinder import objects
from cinder import rpc
from cinder import service
from cinder import utils
from cinder import version
import cinder.cmd.backup  # registers options of backups
import cinder.cmd.volume  # registers options of backends
import cinder.volume.volume_utils

CONF = cfg.CONF


def connector_properties(*args, **kwargs):
    """In place of a look at the hardware, which wants root. An error here is one that Cinder does not handle."""
    if os.path.exists(os.path.join(os.environ['CINDER_KNOBS'], 'STUCK')):
        raise RuntimeError('told to get stuck')
    return {'ip': CONF.my_ip, 'host': CONF.host}


def configure():
    objects.register_all()
    CONF(sys.argv[1:], project='cinder', version=version.version_string())
    config.set_middleware_defaults()
    logging.setup(CONF, 'cinder')
    priv_context.init(root_helper=shlex.split(utils.get_root_helper()))
    utils.monkey_patch()
    os_brick.setup(CONF)
    cinder.volume.volume_utils.brick_get_connector_properties = connector_properties
    coordination.COORDINATOR.start()
    rpc.init(CONF)


def start_workers():
    backends = [service.Service.create(host='%s@%s' % (CONF.host, backend), service_name=backend,
                                       binary=constants.VOLUME_BINARY, coordination=True)
                for backend in CONF.enabled_backends]
    semaphore = utils.semaphore_factory(CONF.backup_max_operations, CONF.backup_workers)
    backup = service.Service.create(binary='cinder-backup', service_name='backup', coordination=True,
                                    process_number=1, semaphore=semaphore)
    # The scheduler last: it waits for those that it schedules.
    scheduler = service.Service.create(binary=constants.SCHEDULER_BINARY)
    for part in [*backends, backup, scheduler]:
        part.start()


configure()
# Another API beside the first one has no workers of its own.
if 'CINDER_API_ONLY' not in os.environ:
    start_workers()
service.WSGIService('osapi_volume').start()
# It ends with the process that started it: also when that is killed, and nobody stops this one.
while os.getppid() == int(os.environ['CINDER_PARENT']):
    eventlet.sleep(0.5)
os._exit(0)
