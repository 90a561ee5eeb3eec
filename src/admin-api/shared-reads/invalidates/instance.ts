// What writes to settings of the instance and to things that stand alone may change.
import type { Changes } from './change.ts';

export const instanceChanges = {
  createAddon: { getAddons: 'any' },
  updateAddon: { getAddons: 'any', getAddon: 'id' },
  deleteAddon: { getAddons: 'any', getAddon: 'id' },
  createBanner: { getBanners: 'any' },
  updateBanner: { getBanners: 'any' },
  enableBanner: { getBanners: 'any' },
  disableBanner: { getBanners: 'any' },
  deleteBanner: { getBanners: 'any' },
  createPublicSignupToken: { getAllPublicSignupTokens: 'any' },
  updatePublicSignupToken: { getAllPublicSignupTokens: 'any', getPublicSignupToken: 'token' },
  createSegment: { getSegments: 'any' },
  updateSegment: { getSegments: 'any', getSegment: 'id' },
  removeSegment: { getSegments: 'any', getSegment: 'id', getStrategiesBySegmentId: 'id' },
  createTagType: { getTagTypes: 'any' },
  updateTagType: { getTagTypes: 'any', getTagType: 'name' },
  deleteTagType: { getTagTypes: 'any', getTagType: 'name' },
  setCors: { getUiConfig: 'any' },
  setOidcSettings: { getOidcSettings: 'any' },
  setSamlSettings: { getSamlSettings: 'any' },
  setScimSettings: { getScimSettings: 'any' },
  generateNewToken: { getScimSettings: 'any' },
  setSimpleSettings: { getSimpleSettings: 'any', getUiConfig: 'any' },
  toggleMaintenance: { getMaintenance: 'any', getUiConfig: 'any' },
} as const satisfies Changes;
