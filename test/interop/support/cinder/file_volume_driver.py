"""A volume backend for tests: a volume is a file, of `file_driver_bytes_per_gib` bytes a GiB, attached as a local path."""
import os
import shutil
import time

from oslo_config import cfg

from cinder import exception
from cinder import interface
from cinder.volume import configuration
from cinder.volume import driver

OPTIONS = [
    cfg.StrOpt('file_driver_dir', default='volumes'),
    cfg.IntOpt('file_driver_bytes_per_gib', default=1 << 20),
    cfg.StrOpt('file_driver_knobs', default='knobs',
               help='A folder. While the file FAIL is in it, attaching fails; while HOLD is in it, attaching waits.'),
]
cfg.CONF.register_opts(OPTIONS, group=configuration.SHARED_CONF_GROUP)


@interface.volumedriver
class FileVolumeDriver(driver.VolumeDriver):
    VERSION = '1.0'

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.configuration.append_config_values(OPTIONS)

    def do_setup(self, context):
        os.makedirs(self.configuration.file_driver_dir, exist_ok=True)

    def check_for_setup_error(self):
        pass

    def _path(self, thing):
        return os.path.join(self.configuration.file_driver_dir, thing['name'])

    def _bytes(self, gib):
        return gib * self.configuration.file_driver_bytes_per_gib

    def _is_set(self, knob):
        return os.path.exists(os.path.join(self.configuration.file_driver_knobs, knob))

    def create_volume(self, volume):
        with open(self._path(volume), 'wb') as file:
            file.truncate(self._bytes(volume['size']))

    def delete_volume(self, volume):
        try:
            os.unlink(self._path(volume))
        except FileNotFoundError:
            pass

    def create_snapshot(self, snapshot):
        shutil.copyfile(self._path({'name': snapshot['volume_name']}), self._path(snapshot))

    def delete_snapshot(self, snapshot):
        self.delete_volume(snapshot)

    def create_volume_from_snapshot(self, volume, snapshot):
        shutil.copyfile(self._path(snapshot), self._path(volume))
        self.extend_volume(volume, volume['size'])

    def create_cloned_volume(self, volume, source):
        shutil.copyfile(self._path(source), self._path(volume))
        self.extend_volume(volume, volume['size'])

    def extend_volume(self, volume, new_size):
        os.truncate(self._path(volume), self._bytes(new_size))

    def ensure_export(self, context, volume):
        pass

    def create_export(self, context, volume, connector):
        pass

    def remove_export(self, context, volume):
        pass

    def initialize_connection(self, volume, connector, **kwargs):
        while self._is_set('HOLD'):
            time.sleep(0.1)
        if self._is_set('FAIL'):
            raise exception.VolumeBackendAPIException(data='told to fail')
        return {'driver_volume_type': 'local', 'data': {'device_path': self._path(volume)}}

    def terminate_connection(self, volume, connector, **kwargs):
        pass

    def get_volume_stats(self, refresh=False):
        return {'volume_backend_name': self.configuration.safe_get('volume_backend_name') or 'file',
                'vendor_name': 'test', 'driver_version': self.VERSION, 'storage_protocol': 'local',
                'total_capacity_gb': 'infinite', 'free_capacity_gb': 'infinite', 'reserved_percentage': 0,
                'QoS_support': False, 'multiattach': False}
